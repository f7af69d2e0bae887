/* Of ten files from one line every second is closed.
 * finds: fd-leak
 * opened: open_a_file
 * count: 5
 * grade: warning
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_a_file(void) { return a_file(); }

int main(void)
{
    for (int i = 0; i < 10; i++) {
        const int fd = open_a_file();

        if (i % 2)
            need(!close(fd));
    }
}
