import pytest

from restorer.errors import InputError
from restorer.jobs.cluster.options import ClusterOptions, PathMap, read_cluster


def test_addresses_and_local_clusters_are_read():
    assert read_cluster("tcp://host:8786") == ClusterOptions("tcp://host:8786")
    assert read_cluster("local:4") == ClusterOptions(workers=4)


@pytest.mark.parametrize("text", ["host:8786", "local", "local:0", "local:many", "tcp://host", "http://host:1"])
def test_others_are_refused(text):
    with pytest.raises(InputError):
        read_cluster(text)


@pytest.mark.parametrize("mapping", ["/mnt/a", "=/data", "/mnt/a="])
def test_a_mapping_has_two_sides(mapping):
    with pytest.raises(InputError, match="maps no folder"):
        read_cluster("local:1", [mapping])


def test_the_longest_folder_that_fits_counts():
    paths = read_cluster("local:1", ["/mnt/a/=/data/a", "/mnt/a/b=/other", "Z:\\scans=/data/z", "/mnt/w=D:\\w"]).paths
    assert paths.apply("/mnt/a/x/1.png") == "/data/a/x/1.png"
    assert paths.apply("/mnt/a/b/1.png") == "/other/1.png"
    assert paths.apply("/mnt/ab/1.png") == "/mnt/ab/1.png"
    assert paths.apply("Z:\\scans\\x\\1.png") == "/data/z/x/1.png"
    assert paths.apply("/mnt/w/x/1.png") == "D:\\w\\x\\1.png"
    assert paths.apply("s3://mnt/a/1.png") == "s3://mnt/a/1.png"


def test_no_mapping_changes_nothing():
    assert PathMap().apply("/mnt/a/1.png") == "/mnt/a/1.png"
