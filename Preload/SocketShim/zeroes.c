/* Large tables of zeroes. Its name puts them last in memory: the small data before them then lies
 * on few pages, each of which costs a process that does little a page fault.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "readiness.h"
#include "sockets.h"
#include "world.h"

char world_text[WORLD_TEXT];
struct sock sockets_first[CHUNK];
_Atomic uint32_t sockets_slot[SLOTS];
_Atomic(struct sock *) sockets_chunk[CHUNKS];
struct guess readiness_guesses[GUESSES];
