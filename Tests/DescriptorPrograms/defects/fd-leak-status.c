/* A program that fails with a status of its own keeps it.
 * finds: fd-leak
 * opened: open_the_file
 * status: 3
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return a_file(); }

int main(void)
{
    need(open_the_file() != -1);
    return 3;
}
