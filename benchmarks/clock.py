"""The processor time of the thread, read inside a kernel: a call of `clock_gettime` that numba compiles in."""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

THREAD_CPUTIME_ID = 3  # of Linux


@intrinsic
def cpu_nanoseconds(typing_context: Any) -> Any:
    """Nanoseconds of processor time of this thread, as a kernel reads them."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        long = ir.IntType(64)
        moment = ir.LiteralStructType([long, long])
        call = ir.FunctionType(ir.IntType(32), [ir.IntType(32), moment.as_pointer()])
        function = cgutils.get_or_insert_function(builder.module, call, "clock_gettime")
        place = cgutils.alloca_once(builder, moment)
        builder.call(function, [ir.Constant(ir.IntType(32), THREAD_CPUTIME_ID), place])
        seconds = builder.extract_value(builder.load(place), 0)
        nanoseconds = builder.extract_value(builder.load(place), 1)
        return builder.add(builder.mul(seconds, ir.Constant(long, 10**9)), nanoseconds)

    return types.int64(), generate
