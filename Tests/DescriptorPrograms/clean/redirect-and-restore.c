/* Standard output goes elsewhere for a while.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int redirect(int to)
{
    const int saved = dup(1);

    need(saved > 2 && dup2(to, 1) == 1);
    return saved;
}

static SEEN void restore(int saved) { need(dup2(saved, 1) == 1 && !close(saved)); }

int main(void)
{
    for (int i = 0; i < 3; i++) {
        const int file = a_file(), saved = redirect(file);

        need(write(1, "hello\n", 6) == 6);
        restore(saved);
        need(lseek(file, 0, SEEK_END) == 6 && !close(file));
    }
}
