"""Elements of XMP: their namespaces, the scope of their prefixes, and the making and reading of them.

XMP specification part 1 (ISO 16684-1). Names are held as they were written (`dc:title`), with the declarations as
attributes beside them, since some readers go by prefixes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree
from xml.parsers import expat

Element = ElementTree.Element

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML = "http://www.w3.org/XML/1998/namespace"
META = "adobe:ns:meta/"
DC = "http://purl.org/dc/elements/1.1/"
BASIC = "http://ns.adobe.com/xap/1.0/"
MM = "http://ns.adobe.com/xap/1.0/mm/"
REFERENCE = "http://ns.adobe.com/xap/1.0/sType/ResourceRef#"
EVENT = "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
TIFF = "http://ns.adobe.com/tiff/1.0/"
EXIF = "http://ns.adobe.com/exif/1.0/"
PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
IPTC_CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
IPTC_EXT = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
MWG_REGIONS = "http://www.metadataworkinggroup.com/schemas/regions/"
MWG_AREA = "http://ns.adobe.com/xmp/sType/Area#"
MWG_DIMENSIONS = "http://ns.adobe.com/xap/1.0/sType/Dimensions#"
CAMERA_RAW = "http://ns.adobe.com/camera-raw-settings/1.0/"
APP = "https://github.com/restorer-app/restorer/ns/1.0/"

PREFIXES = {
    RDF: "rdf", DC: "dc", BASIC: "xmp", MM: "xmpMM", REFERENCE: "stRef", EVENT: "stEvt", TIFF: "tiff",
    EXIF: "exif", PHOTOSHOP: "photoshop", IPTC_CORE: "Iptc4xmpCore", IPTC_EXT: "Iptc4xmpExt",
    MWG_REGIONS: "mwg-rs", MWG_AREA: "stArea", MWG_DIMENSIONS: "stDim", CAMERA_RAW: "crs",
    APP: "restorer",
}  # fmt: skip
"""How Restorer spells the namespaces that it writes."""

_MAX_DEPTH = 100
_MAX_ELEMENTS = 100_000
_MAX_PREFIXES = 500
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Name = tuple[str, str]
"""A namespace and a local name."""


def simple(namespace: str, name: str, value: str) -> Element:
    """A property of text."""
    node = ElementTree.Element(f"{PREFIXES[namespace]}:{name}")
    node.text = clean(value) or None
    return node


def listed(namespace: str, name: str, values: list[str], kind: str = "Bag") -> Element:
    """A property that is a list of texts: `Bag` or `Seq`."""
    node = simple(namespace, name, "")
    holder = ElementTree.SubElement(node, f"rdf:{kind}")
    for value in values:
        ElementTree.SubElement(holder, "rdf:li").text = clean(value)
    return node


def worded(namespace: str, name: str, value: str) -> Element:
    """A property in the default language."""
    node = simple(namespace, name, "")
    holder = ElementTree.SubElement(node, "rdf:Alt")
    ElementTree.SubElement(holder, "rdf:li", {"xml:lang": "x-default"}).text = clean(value)
    return node


def structure(namespace: str, name: str, fields: Mapping[Name, str], *, is_item: bool = False) -> Element:
    """A property (or, with `is_item`, a list's item) that has fields of text."""
    node = ElementTree.Element("rdf:li" if is_item else f"{PREFIXES[namespace]}:{name}", {"rdf:parseType": "Resource"})
    node.extend(simple(*field, value) for field, value in fields.items())
    return node


def clean(value: str) -> str:
    """The text without what XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value)


def resolve(named: Element | str, scope: Mapping[str, str]) -> Name:
    """The namespace and local name of an element, or of an attribute by its name, in this scope."""
    name, default = (named, "") if isinstance(named, str) else (named.tag, scope.get("", ""))
    prefix, colon, local = name.partition(":")
    if not colon:
        return default, name
    return (scope.get(prefix, "") if prefix != "xmlns" else "xmlns", local)


def inner_scope(node: Element, outer: Mapping[str, str]) -> Mapping[str, str]:
    """The prefixes that hold inside of an element, with the namespaces that they stand for."""
    told = {key[6:]: value for key, value in node.attrib.items() if key == "xmlns" or key.startswith("xmlns:")}
    return {**outer, **told} if told else outer


def read(data: bytes) -> Element:
    """The tree of a document in UTF-8.

    Raises:
        ExpatError: it is not well-formed.
        ValueError: it declares a document type, uses a prefix without declaring it, or is absurdly deep or large.
    """
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    builder = ElementTree.TreeBuilder()
    scopes: list[Mapping[str, str]] = [{"xml": XML}]
    count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if len(scopes) > _MAX_DEPTH or count > _MAX_ELEMENTS:
            raise ValueError("too deep or too many elements")
        scopes.append(inner_scope(builder.start(tag, attributes), scopes[-1]))
        if len(scopes[-1]) > _MAX_PREFIXES:
            raise ValueError("too many prefixes")
        for name in (tag, *attributes):
            prefix = name.partition(":")[0] if ":" in name else ""
            if prefix and prefix != "xmlns" and prefix not in scopes[-1]:
                raise ValueError(f"the prefix {prefix} is not declared")

    def end(tag: str) -> None:
        builder.end(tag)
        scopes.pop()

    def refuse(*arguments: object) -> None:
        raise ValueError("it declares a document type")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.Parse(data.strip(), True)
    return builder.close()


def is_named(node: Element, outer: Mapping[str, str], namespace: str, name: str) -> bool:
    """Whether an element has this name; `outer` is the scope around it."""
    return resolve(node, inner_scope(node, outer)) == (namespace, name)


def find_rdf(root: Element) -> Element | None:
    """The element that holds the descriptions: the root itself, or a child of it."""
    scope = inner_scope(root, {})
    if resolve(root, scope) == (RDF, "RDF"):
        return root
    return next((child for child in root if is_named(child, scope, RDF, "RDF")), None)


def has_properties(node: Element, outer: Mapping[str, str]) -> bool:
    """Whether an element has fields as attributes."""
    inner = inner_scope(node, outer)
    known = [resolve(key, inner) for key in node.attrib]
    return any(space not in ("xmlns", "", XML) and (space, name) != (RDF, "resource") for space, name in known)


def value_of(node: Element, outer: Mapping[str, str]) -> str:
    """The value of a simple property: its text, or the address that it has as `rdf:resource`."""
    inner = inner_scope(node, outer)
    address = next((value for key, value in node.attrib.items() if resolve(key, inner) == (RDF, "resource")), None)
    return address if address is not None else node.text or ""


def declared(node: Element, scope: Mapping[str, str]) -> Element:
    """A copy of an element that declares all that its scope does."""
    copy = ElementTree.Element(node.tag, node.attrib)
    copy.text, copy.tail = node.text, node.tail
    for prefix, space in scope.items():
        if prefix != "xml":
            copy.attrib.setdefault(f"xmlns:{prefix}" if prefix else "xmlns", space)
    copy.extend(list(node))
    return copy


def spaces_of(nodes: Iterable[Element]) -> set[str]:
    """The namespaces that nodes made here use, by their prefixes."""
    by_prefix = {prefix: space for space, prefix in PREFIXES.items()}
    names = [name for node in nodes for inner in node.iter() for name in (inner.tag, *inner.attrib)]
    return {by_prefix[name.partition(":")[0]] for name in names if name.partition(":")[0] in by_prefix}
