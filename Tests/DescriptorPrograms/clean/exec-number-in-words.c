/* A program hands a file on to itself and names its number in the words of the command; the new
 * one uses and closes it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void become(int fd)
{
    char number[12];

    snprintf(number, sizeof number, "%d", fd);
    execl("/proc/self/exe", "exec-number-in-words", number, NULL);
    need(!"exec");
}

int main(int count, char **words)
{
    if (count == 1)
        become(open("/dev/null", O_WRONLY));
    const int fd = atoi(words[1]);
    need(write(fd, "x", 1) == 1 && !close(fd));
}
