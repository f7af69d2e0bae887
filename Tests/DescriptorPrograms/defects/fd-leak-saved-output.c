/* Standard output is saved for a while, and put back, but the saved number stays open: three times.
 * finds: fd-leak
 * duplicated: redirect
 * count: 3
 * grade: warning
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int redirect(int to)
{
    const int saved = fcntl(1, F_DUPFD_CLOEXEC, 10);

    need(saved != -1 && dup2(to, 1) == 1);
    return saved;
}

static SEEN void put_back(int saved) { need(dup2(saved, 1) == 1); }

int main(void)
{
    const int file = a_file();

    for (int i = 0; i < 3; i++)
        put_back(redirect(file));
    need(!close(file));
}
