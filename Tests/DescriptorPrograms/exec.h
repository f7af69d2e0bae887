/* exec.h — other programs started.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef EXEC_H
#define EXEC_H

#include "descriptors.h"

extern char **environ;

/* Runs a program that does nothing at all, in a child. */
UNUSED static SEEN void run_another_program(void)
{
    const pid_t child = fork();

    if (!child) {
        execl("/bin/true", "true", NULL);
        _exit(99);
    }
    wait_for(child);
}

#endif
