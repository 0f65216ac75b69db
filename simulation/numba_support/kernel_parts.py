"""Kernels that other kernels call: part of their callers, no code that runs by itself.

numba makes machine code of every compiled function, with two wrappers for calls from Python, and optimises each
together with all it calls: what lies five calls deep is optimised six times. A kernel called by another needs none of
this. Here it gets its types and its unoptimised code; the outermost kernel, which Python calls, is optimised once with
all its parts inside (docs/decisions/compiling.md).

Written with numba's means for pipelines of one's own. How a library of code ends (`Part`) is internal to numba:
tests/unit/simulation/numba_support/test_kernel_parts.py fails where that changes.
"""

from __future__ import annotations

from typing import Any

from numba._dynfunc import make_function  # type: ignore[import-not-found]
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import CompilerBase, DefaultPassBuilder, _LowerResult
from numba.core.compiler_machinery import register_pass
from numba.core.typed_passes import NativeLowering


class Part(JITCodeLibrary):
    """The code of a kernel that is only ever linked into that of its callers."""

    def _optimize_final_module(self) -> None:
        """Leave this to the outermost kernel."""

    def _finalize_final_module(self) -> None:
        """Make no machine code."""
        self._finalize_dynamic_globals()  # type: ignore[no-untyped-call]
        self._verify_declare_only_symbols()  # type: ignore[no-untyped-call]
        self._finalized = True


@register_pass(mutates_CFG=True, analysis_only=False)  # type: ignore[no-untyped-call]
class PartLowering(NativeLowering):
    """Lowering that ends with code to be linked."""

    _name = "part_lowering"

    def run_pass(self, state: Any) -> bool:
        """Lower the function into a `Part`, and let its callers find it."""
        codegen = state.targetctx.codegen()
        state.library = Part(codegen, state.func_id.func_qualname)  # type: ignore[no-untyped-call]
        state.flags.no_compile = True
        super().run_pass(state)  # type: ignore[no-untyped-call]
        lowered = state["cr"]
        described = lowered.fndesc
        name = make_function(described.lookup_module(), described.qualname, "", 0, lowered.env, (state.library,))
        state["cr"] = _LowerResult(described, lowered.call_helper, cfunc=name, env=lowered.env)
        state.targetctx.insert_user_function(name, described, [state.library])
        return True


class PartCompiler(CompilerBase):
    """numba's compiler, but for the last step."""

    def define_pipelines(self) -> list[Any]:
        """The passes of a compiled function, with `PartLowering` in the place of numba's lowering."""
        passes = DefaultPassBuilder.define_nopython_pipeline(self.state)  # type: ignore[no-untyped-call]
        passes.passes = [(PartLowering if step is NativeLowering else step, text) for step, text in passes.passes]
        passes.finalize()
        return [passes]
