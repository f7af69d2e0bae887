/* A program inherits a number that nobody named, finds it by what it is, and uses it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/mman.h>

static SEEN int find_the_memory(void)
{
    for (int number = 3; number < 256; number++) {
        char target[64] = "";

        if (readlink(path_of(number).text, target, sizeof target - 1) > 0 &&
            !strncmp(target, "/memfd:", 7))
            return number;
    }
    return -1;
}

int main(int count, char **words)
{
    if (count == 1) {
        need(memfd_create("descriptors", 0) > 2);
        execl("/proc/self/exe", words[0], "again", NULL);
        need(!"exec");
    }
    const int fd = find_the_memory();
    need(fd != -1 && write(fd, "x", 1) == 1 && !close(fd));
}
