/* Five files from one line are open at the end: there would be more of them in a longer life.
 * finds: fd-leak
 * opened: open_a_file
 * count: 5
 * grade: warning
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_a_file(void) { return a_file(); }

int main(void)
{
    for (int i = 0; i < 5; i++)
        open_a_file();
}
