/* Large tables of zeroes that a small program leaves alone: last in memory, as this file is linked
 * last (see BuildShims.swift).
 *
 * How much data a program touches depends on where in a page it starts. Gold starts it with a page
 * if that saves one: if what is left of the first page has room for what is in the last. So zeroes
 * begin with a page here, and end with next to nothing on their last. SPDX-License-Identifier:
 * Apache-2.0 */
#include "real.h"
#include "readiness.h"
#include "sockets.h"
#include "world.h"

SHIM_LOCAL extern char zeroes_end[];

_Alignas(4096) _Atomic(void *) sockets_chunk[CHUNKS];
struct guess readiness_guesses[GUESSES];
struct ip world_address[LOT_HOST_ADDRESSES];
struct allowance world_allow[ALLOW_LIMIT];
_Alignas(4096) char zeroes_end[1];
