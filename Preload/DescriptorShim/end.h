/* end.h — the program has come to its end.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef END_H
#define END_H

#include "shim.h"

/* For a constructor: books are closed after every other destructor and handler. */
SHIM_LOCAL void end_prepare(void);

/* Tells of what is still open, and reports where that is this program's own task; once. */
SHIM_LOCAL void end_books(void);

/* It ends without an end: what there is to tell so far is told. */
SHIM_LOCAL void end_abruptly(void);

/* This process is about to lock itself in by seccomp: what there is to tell so far is told. */
SHIM_LOCAL void end_before_sandbox(void);

/* It has: nothing is looked after any more. */
SHIM_LOCAL void end_in_sandbox(void);

#endif
