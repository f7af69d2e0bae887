/* A file's number becomes a pipe's by the raw system call, where nobody sees it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/syscall.h>

int main(void)
{
    char byte;
    int ends[2];
    const int number = open("/dev/null", O_WRONLY | O_CLOEXEC);

    need(!pipe2(ends, O_CLOEXEC) && !syscall(SYS_close, number));
    need(syscall(SYS_dup3, ends[1], number, O_CLOEXEC) == number);
    need(write(number, "x", 1) == 1 && read(ends[0], &byte, 1) == 1);
    need(!close(number) && !close(ends[0]) && !close(ends[1]));
}
