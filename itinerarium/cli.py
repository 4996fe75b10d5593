"""The command line: options and arguments of every command, and the exit codes.

Each command imports what it needs: ``check``, ``new`` and ``--help`` do not wait for folium.
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated

import typer

from itinerarium.command.choices import (
    Folder,
    Format,
    Language,
    Paper,
    SheetChoice,
    TableFormat,
    Theme,
)
from itinerarium.command.printing import (
    build_summary,
    print_plain,
    print_problems,
    problems_as_json,
    steps_shown,
)
from itinerarium.command.words import COMPLETION, with_default_command, with_each_source
from itinerarium.problems.command import INSTALLED, as_called, command_line, program_name
from itinerarium.problems.problem import shown
from itinerarium.problems.report import to_text
from itinerarium.read import read_folder
from itinerarium.vocabulary.errors import (
    DataError,
    ItinerariumError,
    Problem,
)

DONE, PROBLEMS, USAGE, STOPPED = 0, 1, 2, 130
TRACEBACK = "--traceback"
DEBUG = "ITINERARIUM_DEBUG"

app = typer.Typer(
    help="Draws a journey from places.csv and routes/ onto a map that is one HTML file.",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(is_asked: bool) -> None:
    if is_asked:
        print(f"itinerarium {_version()}")
        raise typer.Exit


def _version() -> str:
    """The version that is installed, else that of the source that runs."""
    try:
        return version("itinerarium")
    except PackageNotFoundError:
        import tomllib

        source = Path(__file__).parent.parent / "pyproject.toml"
        return str(tomllib.loads(source.read_text(encoding="utf-8"))["project"]["version"])


@app.callback()
def before_every_command(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
    traceback: Annotated[
        bool,
        typer.Option(
            TRACEBACK, help="With any command: show the traceback of an unexpected error."
        ),
    ] = False,
) -> None:
    """Take the options that belong to no command; ``main`` has read ``--traceback`` before."""


@app.command("build")
def build_command(
    folder: Folder = Path(),
    output: Annotated[
        Path | None,
        typer.Option(help="The folder to write to; default: output/ in the story's folder."),
    ] = None,
    page_only: Annotated[
        bool,
        typer.Option(
            "--page-only", help="Write index.html only, no story.geojson, .kml and so on."
        ),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse what would only be a warning.")
    ] = False,
    max_size: Annotated[
        float | None,
        typer.Option(min=0, help="Refuse to write a page of more megabytes than that."),
    ] = None,
    check_only_offline: Annotated[
        bool,
        typer.Option(
            "--check-only-offline",
            help="Build nothing; check that the page makes no network request.",
        ),
    ] = False,
) -> None:
    """Build the map as index.html; this is the default command.

    Beside it stand the story's files for other programs.
    """
    from itinerarium.build import build, output_of

    if check_only_offline:
        raise typer.Exit(_check_offline(output or output_of(folder), quiet))
    with steps_shown(sys.stderr.isatty() and not quiet) as on_step:
        built = build(
            folder,
            output or output_of(folder),
            on_step,
            page_only=page_only,
            strict=strict,
            most_bytes=None if max_size is None else round(max_size * 1e6),
        )
    if not quiet:
        print_problems(built.warnings, sys.stderr)
        for line in build_summary(built):
            print(line)


def _check_offline(output: Path, quiet: bool) -> int:
    """Check that a finished page makes no network request; nothing is built."""
    from itinerarium.build import PAGE_NAME
    from itinerarium.offline import prove

    proof = prove(output / PAGE_NAME)
    print_problems(proof.problems, sys.stderr)
    if not quiet:
        print("\n".join(proof.lines))
    return PROBLEMS if proof.problems else DONE


@app.command("check")
def check_command(
    folder: Folder = Path(),
    form: Annotated[Format, typer.Option("--format", help="Output format.")] = Format.text,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print nothing; see the exit code.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail where there are only warnings, too.")
    ] = False,
) -> None:
    """Check the story's files and print every problem."""
    problems, code = _problems_of(folder)
    code = PROBLEMS if strict and problems else code
    if not quiet:
        said = as_called(problems, sys.argv[0])
        print(problems_as_json(said) if form is Format.json else to_text(said), end="")
    raise typer.Exit(code)


@app.command("serve")
def serve_command(
    folder: Folder = Path(),
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port; 0 takes any free one.")
    ] = 8765,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in your browser.")] = False,
) -> None:
    """Serve the map on this computer and rebuild it at each change.

    Ctrl-C ends it.
    """
    import webbrowser

    from itinerarium.serve import serve

    serve(folder, port, partial(print, flush=True), webbrowser.open if open_ else lambda _: None)


@app.command("new")
def new_command(
    folder: Annotated[Path, typer.Argument(help="The folder to create, or an empty one.")],
    source: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            help="A table, a workbook, a list of names, GPX, KML, KMZ, GeoJSON and so on; "
            "or several files or a folder with points and lines.",
        ),
    ] = None,
    semicolons: Annotated[
        bool,
        typer.Option(
            "--semicolons", help="Write tables for spreadsheets that use decimal commas: 52,5;13,4."
        ),
    ] = False,
) -> None:
    """Start a story from an example or another program's file."""
    from itinerarium.new import begin

    for line in begin(folder, source, semicolons=semicolons, command=_again()):
        print(line)


@app.command("handout")
def handout_command(
    folder: Folder = Path(),
    output: Annotated[
        Path | None,
        typer.Option(help="The folder for the PDFs; default: output/ in the story's folder."),
    ] = None,
    size: Annotated[Paper, typer.Option(case_sensitive=False, help="Paper size.")] = Paper.A4,
    kind: Annotated[SheetChoice, typer.Option(help="Which sheets to print.")] = SheetChoice.all,
    language: Language = "",
    lesson: Annotated[
        str, typer.Option(help="A lesson of story.toml, or its stops: gulags,katyn.")
    ] = "",
    grey: Annotated[bool, typer.Option("--grey", help="For black-and-white printers.")] = False,
) -> None:
    """Print handout, worksheet, answer key and lesson plan as PDFs.

    Needs Chromium, Chrome or Edge.
    """
    from itinerarium.build import output_of
    from itinerarium.paper.sheets import SheetKind, SheetSize, print_sheets

    kinds = list(SheetKind) if kind is SheetChoice.all else [SheetKind(kind.value)]
    place = output or output_of(folder)
    theme = Theme.print.value if grey else Theme.atlas.value
    sheets = print_sheets(folder, place, SheetSize(size.value), kinds, language, theme, lesson)
    for path in sheets:
        print(f"{path}  {path.stat().st_size / 1e6:.2f} MB")


@app.command("picture")
def picture_command(
    folder: Folder = Path(),
    output: Annotated[Path, typer.Option(help="The PNG file to write.")] = Path("map.png"),
    size: Annotated[str, typer.Option(help="Width and height in pixels.")] = "1920x1080",
    stop: Annotated[str, typer.Option(help="The id of a stop; default: the whole map.")] = "",
    language: Language = "",
    theme: Annotated[Theme, typer.Option(help="The map's theme.")] = Theme.atlas,
) -> None:
    """Write a picture of the map or of one stop, for slides.

    Needs Chromium, Chrome or Edge.
    """
    from itinerarium.paper.sheets import Screenshot, size_in_pixels, take_picture

    written = take_picture(
        folder, output, Screenshot(*size_in_pixels(size), stop, theme.value), language
    )
    print(f"{output}  {written / 1e6:.2f} MB")


@app.command("geocode")
def geocode_command(
    folder: Folder = Path(),
    online: Annotated[
        bool, typer.Option("--online", help="Ask Nominatim (OpenStreetMap), one request a second.")
    ] = False,
    host: Annotated[
        str, typer.Option(help="With --online: the host of another Nominatim server.")
    ] = "",
    agent: Annotated[
        str, typer.Option(help="With --online: the User-Agent to send; name a contact.")
    ] = "itinerarium (make_map.py)",
    country: Annotated[
        str, typer.Option(help="The country to search where a row names none.")
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the result, write nothing.")
    ] = False,
) -> None:
    """Find coordinates for the places that have none.

    Those that are clear are written into places.csv; on a terminal you are asked about the others.
    """
    from itinerarium.geocode.command import run_geocode

    code = run_geocode(
        folder,
        online=online,
        host=host,
        agent=agent,
        country=country,
        is_trial=dry_run,
        command=_again(),
    )
    raise typer.Exit(code)


@app.command("media")
def media_command(
    folder: Folder = Path(),
    agent: Annotated[
        str, typer.Option(help="The User-Agent to send; name a contact.")
    ] = "itinerarium (make_map.py)",
) -> None:
    """Fetch the pictures that are named by an address.

    Pages of Wikimedia Commons and images by IIIF, if they are free: into media/, with author,
    licence and source in media.csv.
    """
    from itinerarium.fetch.run import Fetching, fetch_media
    from itinerarium.fetch.web import Web
    from itinerarium.files.cache import cache_folder

    cache = cache_folder()
    answers = cache / "media" if cache else None
    raise typer.Exit(fetch_media(folder, Fetching(Web(agent), answers, print_plain)))


@app.command("stats")
def stats_command(
    folder: Folder = Path(),
    form: Annotated[
        TableFormat, typer.Option("--format", help="Output format.")
    ] = TableFormat.text,
) -> None:
    """Print kilometres and people by strand, mode and year."""
    from itinerarium.build import compose_folder
    from itinerarium.tables.printed import PRINTED

    print(PRINTED[form.value](compose_folder(folder)[0]), end="")


def _problems_of(folder: Path) -> tuple[tuple[Problem, ...], int]:
    from itinerarium.check import check

    try:
        return check(read_folder(folder)).warnings, DONE
    except DataError as error:
        return error.problems, PROBLEMS


def _again() -> str:
    return command_line(sys.argv[0], sys.executable)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit code is 0 done, 1 problems in the data, 2 usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    shows_traceback = TRACEBACK in words or os.environ.get(DEBUG, "") not in ("", "0")
    try:
        words = with_default_command([word for word in words if word != TRACEBACK])
        words = with_each_source(words)
        code = app(words, prog_name=_name_for(words), standalone_mode=False) or DONE
        return _complain("stopped", STOPPED) if code == STOPPED else code
    except DataError as error:
        print_problems(error.problems, sys.stderr)
        return PROBLEMS
    except ItinerariumError as error:
        return _complain(str(error))
    except typer.Abort:
        return _complain("stopped")
    except typer.TyperException as error:
        return _complain(error.format_message())
    except OSError as error:
        if error.filename is None or shows_traceback:
            return _complain(_fault(error, shows_traceback=shows_traceback))
        return _complain(f"cannot use {shown(str(error.filename))}: {error.strerror}")
    except Exception as error:
        return _complain(_fault(error, shows_traceback=shows_traceback))


def _name_for(words: list[str]) -> str:
    """The program's name; shells complete the installed command only, not the script."""
    return INSTALLED if words[0] in COMPLETION else program_name(sys.argv[0])


def _fault(error: Exception, *, shows_traceback: bool) -> str:
    """The message of an unexpected error, or of an output that takes no more."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EPIPE):
        return f"the output cannot be written: {error.strerror}"
    line = f"an error in the program, not in your data: {type(error).__name__}: {error}"
    if not shows_traceback:
        return line
    return f"{line}\n{''.join(traceback.format_exception(error))}".rstrip()


def _complain(line: str, code: int = USAGE) -> int:
    print(f"{program_name(sys.argv[0])}: {line}", file=sys.stderr)
    return code
