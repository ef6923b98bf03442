"""From the photos of the window to requests, one for each page."""

from types import SimpleNamespace

from restorer.jobs.engine_process import messages
from restorer.jobs.engine_process.plan_requests import plan_requests
from restorer.jobs.output_options import OutputOptions
from restorer.pipeline.recipe import Recipe, StepChoice


def test_what_was_said_of_places_is_for_the_page_that_was_in_view(tmp_path):
    scan = tmp_path / "scan.tif"
    scan.write_bytes(b"II*\0")
    settings = {"sensitivity": 0.7, "also": "1,2"}
    recipe = Recipe((StepChoice("repair", settings),), keep_out="mask")
    photo = messages.PhotoRequest(str(scan), "auto", recipe)
    command = messages.AddJobs(1, (photo,), messages.Destination(str(tmp_path / "out")), OutputOptions(), "cpu")
    planned = plan_requests(command, lambda path: SimpleNamespace(pages=3, format="tiff"))
    first, *others = (request.recipe for _, request in planned.requests)
    assert first == recipe
    assert len(others) == 2
    assert all(dict(other.find("repair").settings) == {"sensitivity": 0.7} for other in others)
    assert not any(other.keep_out for other in others)
