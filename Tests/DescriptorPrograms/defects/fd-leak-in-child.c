/* A child opens two files and ends; what it inherited is its parent's affair.
 * finds: fd-leak
 * opened: open_in_child
 * count: 2
 * grade: warning
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void open_in_child(void) { need(a_file() != -1); }

static void open_two(void)
{
    for (int i = 0; i < 2; i++)
        open_in_child();
}

int main(void)
{
    const int inherited = a_file();

    in_child(open_two);
    need(!close(inherited));
}
