/* Of a pipe only the reading end is closed.
 * finds: fd-leak
 * opened: make_the_pipe
 * count: 1
 * grade: note
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void make_the_pipe(int *ends) { need(!pipe2(ends, O_CLOEXEC)); }

int main(void)
{
    int ends[2];

    make_the_pipe(ends);
    need(!close(ends[0]));
}
