/* Large tables of zeroes that a small program leaves alone: last in memory.
 *
 * The first is aligned for the sake of all data: the linker lets zeroes begin with a page then, and
 * the data before them too, since that saves one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "readiness.h"
#include "sockets.h"
#include "world.h"

_Alignas(4096) _Atomic(void *) sockets_chunk[CHUNKS];
struct guess readiness_guesses[GUESSES];
struct ip world_address[LOT_HOST_ADDRESSES];
struct allowance world_allow[ALLOW_LIMIT];
