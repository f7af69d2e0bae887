/* A file is closed, and its copy is not.
 * finds: fd-leak
 * duplicated: copy_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int copy_it(int fd) { return dup(fd); }

int main(void)
{
    const int fd = a_file();

    need(copy_it(fd) != -1 && !close(fd));
}
