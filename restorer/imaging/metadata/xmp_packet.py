"""Parses and writes XMP packets: whatever Restorer does not name keeps its meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from xml.etree import ElementTree
from xml.parsers import expat

from restorer.imaging.metadata.xmp_elements import (
    META,
    PREFIXES,
    RDF,
    Element,
    Name,
    clean,
    declared,
    find_rdf,
    has_properties,
    inner_scope,
    is_named,
    read,
    resolve,
    simple,
    spaces_of,
    value_of,
)

MAX_BYTES = 8 << 20
_HEAD = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_TAIL = b'\n<?xpacket end="w"?>'


class Packet:
    """An XMP packet. Mutable; owned by who read or made it.

    Names are held as they were written (`dc:title`), with the declarations as attributes beside them.
    """

    def __init__(self, root: Element, rdf: Element, scope: Mapping[str, str]) -> None:
        self._root = root
        self._rdf = rdf
        self._scope = scope

    @staticmethod
    def blank() -> Packet:
        """A packet that says nothing yet."""
        root = ElementTree.Element("x:xmpmeta", {"xmlns:x": META})
        rdf = ElementTree.SubElement(root, "rdf:RDF", {"xmlns:rdf": RDF})
        return Packet(root, rdf, {"x": META, "rdf": RDF})

    @staticmethod
    def parse(data: bytes) -> Packet | None:
        """Take a packet in UTF-8 apart.

        Returns:
            None where it is no XMP, is not well-formed, is absurdly large or deep, or declares a document type: no
            XMP has one, and entities could unfold without end.
        """
        if len(data) > MAX_BYTES:
            return None
        try:
            root = read(data)
            found = find_rdf(root)
        except (expat.ExpatError, ValueError, LookupError):
            return None
        if found is None:
            return None
        return Packet(root, found, inner_scope(found, inner_scope(root, {})))

    def to_bytes(self) -> bytes:
        """The packet in UTF-8, with its wrapper."""
        body: str = ElementTree.tostring(self._root, "unicode")
        return _HEAD + body.encode() + _TAIL

    def find(self, namespace: str, name: str) -> Element | str | None:
        """A top-level property: its text where it is simple, its element where it is not, None where there is none."""
        for node, scope in self._descriptions():
            for key, value in node.attrib.items():
                if resolve(key, scope) == (namespace, name):
                    return value
            for child in node:
                if is_named(child, scope, namespace, name):
                    return child if len(child) or has_properties(child, scope) else value_of(child, scope)
        return None

    def text(self, namespace: str, name: str) -> str | None:
        """A top-level property as text: of a list the first item, of alternatives the default; or None."""
        found = self.find(namespace, name)
        if found is None or isinstance(found, str):
            return found
        chosen = _chosen(found)
        return (chosen if chosen is not None else found).text or ""

    def set_text(self, namespace: str, name: str, value: str) -> bool:
        """Change the item that `text` tells of a top-level list or alternatives; False where it is none of these."""
        found = self.find(namespace, name)
        if found is None or isinstance(found, str):
            return False
        chosen = _chosen(found)
        if chosen is None or len(chosen):
            return False
        chosen.text = clean(value)
        return True

    def items(self, namespace: str, name: str) -> list[str]:
        """The texts of a list; a simple property is a list of one."""
        found = self.find(namespace, name)
        if found is None or isinstance(found, str):
            return [found] if found else []
        return [node.text or "" for node in _items(found)]

    def has_namespace(self, namespace: str) -> bool:
        """Whether any top-level property is of this namespace."""
        for node, scope in self._descriptions():
            names = [resolve(key, scope) for key in node.attrib if key[:5] != "xmlns"]
            names += [resolve(child, inner_scope(child, scope)) for child in node]
            if any(space == namespace for space, _ in names):
                return True
        return False

    def properties(self, *names: Name) -> Iterator[tuple[Element, Mapping[str, str]]]:
        """The elements of these top-level properties, with the prefixes that hold around them."""
        for node, scope in self._descriptions():
            for child in node:
                if resolve(child, inner_scope(child, scope)) in names:
                    yield child, scope

    def drop(self, wanted: Callable[[str, str], bool]) -> int:
        """Take away the top-level properties whose namespace and name are wanted; returns how many those were."""
        dropped = 0
        for node, scope in self._descriptions():
            for key in [key for key in node.attrib if wanted(*resolve(key, scope))]:
                del node.attrib[key]
                dropped += 1
            kept = [child for child in node if not wanted(*resolve(child, inner_scope(child, scope)))]
            dropped += len(node) - len(kept)
            node[:] = kept
        return dropped

    def drop_all(self, *names: Name) -> int:
        """Take away these top-level properties; returns how many there were."""
        return self._drop_named(set(names))

    def add(self, *properties: Element) -> None:
        """Put in top-level properties, made by `simple`, `items` and the like, in a description of their own."""
        about = next((self._about(node, scope) for node, scope in self._descriptions()), "")
        attributes = {f"xmlns:{PREFIXES[space]}": space for space in sorted(spaces_of(properties) | {RDF})}
        node = ElementTree.SubElement(self._rdf, "rdf:Description", {**attributes, "rdf:about": about})
        node.extend(properties)

    def append(self, namespace: str, name: str, *items: Element) -> None:
        """Put items at the end of a top-level list; it is made where there is none."""
        found = self.find(namespace, name)
        if isinstance(found, Element):
            scope = self._scope_of(found)
            sequence = next(
                (one for one in found if is_named(one, scope, RDF, "Seq") or is_named(one, scope, RDF, "Bag")), None
            )
            if sequence is not None:
                for item in items:
                    item.attrib.update({f"xmlns:{PREFIXES[space]}": space for space in spaces_of([item]) | {RDF}})
                    sequence.append(item)
                return
        self.drop_all((namespace, name))
        node = simple(namespace, name, "")
        ElementTree.SubElement(node, "rdf:Seq").extend(items)
        self.add(node)

    def lay_over(self, other: Packet) -> None:
        """Take over all top-level properties of another packet; where both have one, the other's counts."""
        for node, scope in list(other._descriptions()):
            moved = declared(node, scope)
            names = {resolve(key, scope) for key in node.attrib if ":" in key and key[:5] != "xmlns"}
            names |= {resolve(child, inner_scope(child, scope)) for child in node}
            self._drop_named(names - {(RDF, "about")})
            about = next((self._about(mine, inner) for mine, inner in self._descriptions()), "")
            for key in [key for key in moved.attrib if resolve(key, scope) == (RDF, "about")]:
                moved.set(key, about)
            self._rdf.append(moved)

    def _drop_named(self, names: set[Name]) -> int:
        return self.drop(lambda namespace, name: (namespace, name) in names)

    def _descriptions(self) -> Iterator[tuple[Element, Mapping[str, str]]]:
        for node in list(self._rdf):
            if isinstance(node.tag, str):
                scope = inner_scope(node, self._scope)
                if is_named(node, self._scope, RDF, "Description"):
                    yield node, scope

    def _about(self, node: Element, scope: Mapping[str, str]) -> str:
        for key, value in node.attrib.items():
            if key == "about" or resolve(key, scope) == (RDF, "about"):
                return value
        return ""

    def _scope_of(self, wanted: Element) -> Mapping[str, str]:
        for node, scope in self._descriptions():
            if any(child is wanted for child in node):
                return inner_scope(wanted, scope)
        return self._scope


def _items(found: Element) -> list[Element]:
    return [node for node in found.iter() if node.tag.rpartition(":")[2] == "li"]


def _chosen(found: Element) -> Element | None:
    """Of alternatives the default, else the first item."""
    items = _items(found)
    return next((node for node in items if node.get("xml:lang") == "x-default"), next(iter(items), None))
