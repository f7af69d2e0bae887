/* SPDX-License-Identifier: Apache-2.0 */
#include "workload.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

pid_t companion(void)
{
    const pid_t child = want(fork(), "fork");

    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
    }
    return child;
}

pid_t companion_program(char **words, int output)
{
    const pid_t child = companion();

    if (child == 0) {
        dup2(output, STDOUT_FILENO);
        dup2(output, STDERR_FILENO);
        execvp(words[0], words);
        _exit(127);
    }
    return child;
}

void end_companion(pid_t child)
{
    kill(child, SIGKILL);
    want(waitpid(child, NULL, 0), "waitpid");
}
