/* SPDX-License-Identifier: Apache-2.0 */
#include "exits.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

bool exit_is_signal(int status) { return WIFSIGNALED(status); }
int exit_signal(int status) { return WTERMSIG(status); }
int exit_status(int status) { return WEXITSTATUS(status); }

const char *exit_error_name(int number) { return strerrorname_np(number); }

const char *exit_signal_name(int number)
{
    static _Thread_local char name[16];
    const char *abbreviation = sigabbrev_np(number);

    if (!abbreviation)
        return NULL;
    snprintf(name, sizeof name, "SIG%s", abbreviation);
    return name;
}
