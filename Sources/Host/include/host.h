/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BACKLOT_HOST_H
#define BACKLOT_HOST_H

#include <stdbool.h>

/*
 * Whether this thread is in our own bookkeeping. A function that is mocked for the whole process,
 * and is called by our own code, must then do what it really does: the ledger may be locked.
 */
bool backlot_inside(void);

/* Bookkeeping begins and ends on this thread. They nest. */
void backlot_enter(void);
void backlot_leave(void);

/*
 * Defined in Swift. The first is called when the process starts, before main(); the second when it
 * ends by exit() or by a return from main(), and returns the status to end with.
 */
void backlot_findings_begin(void);
int backlot_findings_end(int status);

#endif
