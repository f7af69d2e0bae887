/* A file is closed on all paths but the one on which its header is wrong.
 * finds: fd-leak
 * opened: open_the_file
 * count: 2
 * grade: warning
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(const char *header)
{
    const int fd = a_file();

    need(write(fd, header, 4) == 4 && !lseek(fd, 0, SEEK_SET));
    return fd;
}

static SEEN bool check_it(const char *header)
{
    char found[4];
    const int fd = open_the_file(header);

    if (read(fd, found, 4) != 4 || memcmp(found, "good", 4))
        return false;
    need(!close(fd));
    return true;
}

int main(void)
{
    for (int i = 0; i < 2; i++)
        need(check_it("good") && !check_it("evil"));
}
