/* complaint.c — SPDX-License-Identifier: Apache-2.0 */
#include "complaint.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int complain(int status, const char *format, ...)
{
    char line[1024] = "backlot: ";
    const size_t start = strlen(line);
    va_list words;
    int length = 0;

    va_start(words, format);
    length = vsnprintf(line + start, sizeof(line) - start - 1, format, words);
    va_end(words);
    if (length < 0)
        return status;
    length = (int)strlen(line);
    line[length++] = '\n';
    /* In one piece, so that it does not mix with what others say. */
    (void)!write(STDERR_FILENO, line, (size_t)length);
    return status;
}
