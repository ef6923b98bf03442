"""Photos restored by the workers of a Dask cluster. The only home of `distributed`."""
