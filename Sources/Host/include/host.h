/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BACKLOT_HOST_H
#define BACKLOT_HOST_H

#include <stdbool.h>

/*
 * Whether this thread is in our own bookkeeping, where the ledger may be locked: a mock that is
 * called meanwhile cannot ask it.
 */
bool backlot_inside(void);

/*
 * Bookkeeping begins and ends on this thread. They nest. C functions that are called in between do
 * what they really do: this is the mark of CallHooks, and one more.
 */
void backlot_enter(void);
void backlot_leave(void);

/* Be getpid() mocked or not. */
bool backlot_is_on_main_thread(void);

/*
 * Defined in Swift. The first is called when the process starts, before main(); the second when it
 * ends by exit() or by a return from main(), and returns the status to end with.
 */
void backlot_findings_begin(void);
int backlot_findings_end(int status);

#endif
