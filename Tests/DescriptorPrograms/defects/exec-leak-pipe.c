/* Both ends of a pipe go to a program that has nothing to do with it: the pipe has no end then.
 * finds: exec-leak
 * opened: make_the_pipe
 * count: 2
 * SPDX-License-Identifier: Apache-2.0 */
#include "../exec.h"

static SEEN void make_the_pipe(int *ends) { need(!pipe(ends)); }

int main(void)
{
    int ends[2];

    make_the_pipe(ends);
    run_another_program();
    need(!close(ends[0]) && !close(ends[1]));
}
