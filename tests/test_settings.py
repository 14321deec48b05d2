from __future__ import annotations

from pathlib import Path

import pytest

from loctool.errors import ExitCode, SettingsError
from loctool.settings import Settings, find_settings_file, load_settings


def load(directory: Path, environment: dict[str, str] | None = None, **options: object) -> Settings:
    return load_settings(options, directory=directory, environment=environment or {})


def test_defaults_hold_where_nothing_is_set(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()


def test_a_file_is_found_upwards(tmp_path: Path) -> None:
    (tmp_path / "loctool.toml").write_text('to = ["en", "fr"]\nbeam = 2\n')
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert load(deep) == Settings(target=("en", "fr"), beam=2)


def test_the_nearest_file_counts_alone(tmp_path: Path) -> None:
    (tmp_path / "loctool.toml").write_text("beam = 2\n")
    near = tmp_path / "near"
    near.mkdir()
    (near / "loctool.toml").write_text('engine = "pseudo"\n')
    assert load(near) == Settings(engine="pseudo")


def test_pyproject_counts_only_with_our_table(tmp_path: Path) -> None:
    (tmp_path / "loctool.toml").write_text("beam = 2\n")
    project = tmp_path / "project"
    project.mkdir()
    (project / "pyproject.toml").write_text('[project]\nname = "x"\n')
    assert find_settings_file(project) == tmp_path / "loctool.toml"
    (project / "pyproject.toml").write_text("[tool.loctool]\nbeam = 7\n")
    assert load(project).beam == 7


def test_variables_win_over_the_file_and_options_over_both(tmp_path: Path) -> None:
    (tmp_path / "loctool.toml").write_text('engine = "argos"\nbeam = 2\nalternatives = 2\n')
    environment = {"LOCTOOL_ENGINE": "starter", "LOCTOOL_BEAM": "3"}
    settings = load(tmp_path, environment, engine="pseudo")
    assert (settings.engine, settings.beam, settings.alternatives) == ("pseudo", 3, 2)


def test_every_key_has_a_variable(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        {
            "LOCTOOL_FROM": "en",
            "LOCTOOL_TO": "de, fr",
            "LOCTOOL_ENGINE": "pseudo",
            "LOCTOOL_DOCUMENT": "markdown",
            "LOCTOOL_BEAM": "5",
            "LOCTOOL_ALTERNATIVES": "3",
            "LOCTOOL_OUTPUT_DIR": "out",
            "LOCTOOL_STRICT": "true",
        },
    )
    assert settings == Settings(
        "en", ("de", "fr"), "pseudo", "markdown", 5, 3, Path("out"), strict=True
    )


def test_an_empty_variable_sets_nothing(tmp_path: Path) -> None:
    assert load(tmp_path, {"LOCTOOL_ENGINE": ""}) == Settings()


def test_a_folder_in_a_file_is_seen_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "loctool.toml").write_text('output-dir = "out"\n')
    deep = tmp_path / "deep"
    deep.mkdir()
    assert load(deep).output_dir == tmp_path / "out"


def test_a_named_file_replaces_the_search(tmp_path: Path) -> None:
    (tmp_path / "loctool.toml").write_text("beam = 2\n")
    other = tmp_path / "other.toml"
    other.write_text("beam = 9\n")
    settings = load_settings({}, directory=tmp_path, environment={}, config=other)
    assert settings.beam == 9


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        ("bem = 2", "unknown key: 'bem'", "'beam'"),
        ("output_dir = 'x'", "unknown key: 'output_dir'", "'output-dir'"),
        ("zzz = 2", "unknown key: 'zzz'", "Keys: from, to"),
        ("beam = 0", "beam must be a whole number from 1: found 0", ""),
        ("beam = true", "beam must be a whole number from 1: found True", ""),
        ("strict = 1", "strict must be true or false: found 1", ""),
        ("to = [1]", "to must be a string such as", ""),
        ("engine = 3", "engine must be a string: found 3", ""),
    ],
)
def test_a_wrong_key_or_value_names_the_file_and_the_mend(
    tmp_path: Path, content: str, message: str, hint: str
) -> None:
    (tmp_path / "loctool.toml").write_text(content)
    with pytest.raises(SettingsError) as caught:
        load(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 'loctool.toml'}: {message}")
    assert hint in caught.value.hint
    assert caught.value.exit_code is ExitCode.USAGE


def test_broken_toml_names_the_line(tmp_path: Path) -> None:
    (tmp_path / "loctool.toml").write_text("beam = 2\nengine = \n")
    with pytest.raises(SettingsError, match=r"loctool\.toml:2: not TOML: "):
        load(tmp_path)


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loctool.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="not UTF-8"):
        load(tmp_path)


def test_a_wrong_variable_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="LOCTOOL_BEAM must be a whole number from 1"):
        load(tmp_path, {"LOCTOOL_BEAM": "viele"})


def test_a_missing_named_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read: No such file"):
        load_settings({}, directory=tmp_path, environment={}, config=tmp_path / "none.toml")
