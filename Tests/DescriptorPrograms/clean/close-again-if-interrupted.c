/* close() is tried again only if a signal came in between, and the number is forgotten then.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void close_and_forget(int *fd)
{
    if (*fd < 0)
        return;
    while (close(*fd) == -1)
        need(errno == EINTR);
    *fd = -1;
}

int main(void)
{
    int file = a_file();

    close_and_forget(&file);
    close_and_forget(&file);
}
