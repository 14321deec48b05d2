"""``loctool completion``: the script that teaches a shell to complete loctool's options."""

from __future__ import annotations

import click

from loctool.cli.options import output_options
from loctool.cli.output import Result


@click.command(short_help="Print a shell's completion script.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@output_options
@click.pass_context
def completion(context: click.Context, shell: str) -> Result:
    """Print the script that completes commands, options, languages, engines and formats.

    \b
    Example:
      loctool completion bash >> ~/.bashrc
      loctool completion zsh >> ~/.zshrc
      loctool completion fish > ~/.config/fish/completions/loctool.fish
    """
    from click.shell_completion import ShellComplete, get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101  # Choice lists only shells click knows
    maker = kind(context.find_root().command, {}, "loctool", "_LOCTOOL_COMPLETE")
    script = ShellComplete.source(maker)  # bash's own method runs bash to look at its version
    return Result(text=script, data={"shell": shell, "script": script})
