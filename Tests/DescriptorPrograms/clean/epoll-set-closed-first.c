/* The set is closed before what it watches, of which there is a copy.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../watch.h"

int main(void)
{
    const struct watched watched = watch_a_pair();
    const int copy = dup(watched.near);

    need(!close(watched.set));
    need(!close(watched.near) && !close(copy) && !close(watched.far));
}
