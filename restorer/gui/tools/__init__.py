"""Tools of the viewer: brush, crop, colour points, marks. Each is a `gui.viewer.tool.Tool`."""
