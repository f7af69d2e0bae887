/* next_program.h — whether the program that is about to be executed will be in the lot.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef NEXT_PROGRAM_H
#define NEXT_PROGRAM_H

#include "shim.h"

/* Says once on standard error that it won't be. Returns false when it must not run then: in a
 * strict lot. `directory` is AT_FDCWD for a plain path; `searches` looks along $PATH. */
SHIM_LOCAL bool next_program_may_run(int directory, const char *path, bool searches);

#endif
