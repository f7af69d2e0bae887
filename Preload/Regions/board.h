/* board.h — the memory that this process shows its regions in.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef BOARD_H
#define BOARD_H

#include "region_wire.h"

#include <stdbool.h>
#include <stddef.h>

#pragma GCC visibility push(hidden)

/* What is mapped of it. */
#define BOARD_SIZE offsetof(struct region_board, events)

/* Made when it is first asked for. NULL if there is no memory, and in a signal handler that
 * interrupted who makes it. */
struct region_board *region_board(void);

/* NULL: nobody has asked yet. */
struct region_board *region_board_if_any(void);

/* The events of a slot, mapped when first asked for; NULL where nobody outside can see the board.
 */
struct region_event *region_board_events(unsigned slot);

/* Nobody has come to watch from the start, and what was noted for that is too much by now. */
void region_board_withdraw(void);

/* In a forked child: the board is the parent's. */
void region_board_forget(void);

#pragma GCC visibility pop
#endif
