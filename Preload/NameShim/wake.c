/* wake.c — what this shim does when a program starts, and before it goes on as another.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "names.h"
#include "onward.h"

/* The environment is read before the program changes it or its directory; no file is opened. */
__attribute__((constructor)) static void wake_up(void)
{
    onward_kept();
    shim_remember_errors();
}

void shim_before_exec(struct onward *next) { (void)next; }

void shim_after_exec(struct onward *next) { (void)next; }

FILE *shim_popened(FILE *file) { return file; }

bool shim_may_run(const struct program_start *start)
{
    (void)start;
    return true;
}

void shim_before_change(void) { names_hold(); }

void shim_root_changed(void) { names_forget_paths(); }
