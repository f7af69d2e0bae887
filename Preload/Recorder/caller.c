/* caller.c — SPDX-License-Identifier: Apache-2.0 */
#include "caller.h"
#include "proc_file.h"

#include <string.h>
#include <unistd.h>

/* The word behind this one; NULL: there is none. */
static const char *next(const char *word, const char *end)
{
    const char *behind = word ? word + strlen(word) + 1 : end;

    return behind < end ? behind : NULL;
}

static bool is_shell(const char *name)
{
    const size_t length = strlen(name);

    return length >= 2 && strcmp(name + length - 2, "sh") == 0;
}

/* ">&" leads a stream elsewhere; any other "&", and these, make it more than one command. */
static bool is_one_command(const char *words)
{
    for (const char *at = words; *at; at++)
        if (strchr(";|\n(){}`", *at) || (*at == '&' && (at == words || at[-1] != '>')))
            return false;
    return true;
}

bool is_shell_of_one_command(const char *command_line, size_t size)
{
    const char *end = command_line + size;
    const char *option = NULL, *words = NULL;

    if (!size || command_line[size - 1] || !is_shell(command_line))
        return false;
    option = next(command_line, end);
    words = next(option, end);
    if (words && strcmp(words, "--") == 0)
        words = next(words, end);
    return option && strcmp(option, "-c") == 0 && words && is_one_command(words);
}

int32_t caller(void)
{
    const int32_t parent = getppid();
    char line[4096];
    const ssize_t size = proc_file_read(parent, "cmdline", line, sizeof(line));
    const int32_t above =
        size > 0 && is_shell_of_one_command(line, (size_t)size) ? proc_parent(parent) : 0;

    return above > 0 ? above : parent;
}
