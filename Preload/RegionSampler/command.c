/* command.c — /proc/self/cmdline. SPDX-License-Identifier: Apache-2.0 */
#include "command.h"
#include "kernel.h"

#include <string.h>

size_t command_read(char *text, const char *words[COMMAND_WORDS])
{
    const int file = kernel_open("/proc/self/cmdline", O_RDONLY, 0);
    const long size = file < 0 ? 0 : kernel_read(file, text, COMMAND_ROOM - 1);
    size_t count = 0;

    if (file >= 0)
        kernel_close(file);
    text[size > 0 ? size : 0] = 0;
    for (long at = 0; at < size && count < COMMAND_WORDS; at += (long)strlen(text + at) + 1)
        words[count++] = text + at;
    return count;
}
