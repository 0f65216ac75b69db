"""`python -m commands` is the same as `orgshift`."""

from commands.main import app

if __name__ == "__main__":
    app(prog_name="orgshift")
