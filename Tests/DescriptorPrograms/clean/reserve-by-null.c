/* A number is held by /dev/null, until a pipe's end takes its place.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

int main(void)
{
    int ends[2];
    const int place = open("/dev/null", O_RDWR | O_CLOEXEC);

    need(place != -1 && !pipe2(ends, O_CLOEXEC));
    need(dup3(ends[1], place, O_CLOEXEC) == place && !close(ends[1]));
    need(write(place, "x", 1) == 1);
    need(!close(place) && !close(ends[0]));
}
