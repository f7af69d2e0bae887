/* daemon() goes into the background, with /dev/null in the place of the standard streams.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static int ends[2];

static SEEN void go_into_the_background(void)
{
    need(!close(ends[0]));
    need(!daemon(0, 0));
    need(write(ends[1], "x", 1) == 1 && !close(ends[1]));
    printf("nobody hears this\n");
}

int main(void)
{
    char byte;

    need(!pipe2(ends, O_CLOEXEC));
    in_child(go_into_the_background);
    need(!close(ends[1]));
    need(read(ends[0], &byte, 1) == 1 && read(ends[0], &byte, 1) == 0);
    need(!close(ends[0]));
}
