/* region_board.h — a board for a program that is about to be started.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef REGION_BOARD_H
#define REGION_BOARD_H

#pragma GCC visibility push(hidden)

/* A memfd as region_wire.h describes it, with nobody's pid; close-on-exec, and not one of the low
 * numbers. Returns it or a negative errno. */
int region_board_make(void);

#pragma GCC visibility pop
#endif
