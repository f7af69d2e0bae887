/* Large tables of zeroes. Its name puts them last in memory: the small data before them, and what
 * a small program uses of them, then lie on two or three pages. Each page costs a process that
 * does little a page fault.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "readiness.h"
#include "sockets.h"
#include "world.h"

char world_text[WORLD_TEXT];
struct sock sockets_first[FEW];
_Atomic uint32_t sockets_slot[LOW_SLOTS];
_Atomic(void *) sockets_chunk[CHUNKS];
struct guess readiness_guesses[GUESSES];
