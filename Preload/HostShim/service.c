/* service.c — from the services files, where some are given, and else as the program would learn it
 * by the public call: another library may be preloaded that answers that.
 * SPDX-License-Identifier: Apache-2.0 */
#include "service.h"
#include "growing.h"
#include "names.h"
#include "tables.h"

#include <errno.h>
#include <string.h>

struct question {
    const char *name, *protocol;
    int port;
    char *to; /* where the name goes */
    size_t size;
    int error;
};

static bool take_port(const struct snapshot *file, void *context)
{
    struct question *question = context;
    const char *line = service_by_name(file, question->name, question->protocol);

    if (line)
        question->port = service_port(line);
    return line != NULL;
}

static int ask_for_port(const char *name, const char *protocol, int *port)
{
    struct servent entry, *found = NULL;
    struct growing room = {NULL, 0};
    int error = ERANGE;

    while (error == ERANGE)
        error = growing_more(&room)
                    ? getservbyname_r(name, protocol, &entry, room.buffer, room.size, &found)
                    : ENOMEM;
    if (found)
        *port = entry.s_port;
    free(room.buffer);
    return found ? 0 : error == ENOMEM ? ENOMEM : ENOENT;
}

int service_find_port(const char *name, const char *protocol, int *port)
{
    struct question question = {.name = name, .protocol = protocol};

    if (!names_given(NAME_SERVICES))
        return ask_for_port(name, protocol, port);
    if (!names_ask(NAME_SERVICES, take_port, &question))
        return ENOENT;
    *port = question.port;
    return 0;
}

static int write_name(struct word name, char *to, size_t size)
{
    if (name.length >= size)
        return ERANGE;
    memcpy(to, name.start, name.length);
    to[name.length] = '\0';
    return 0;
}

static bool take_name(const struct snapshot *file, void *context)
{
    struct question *question = context;
    const char *line = service_by_port(file, question->port, question->protocol);

    if (line)
        question->error = write_name(service_first_name(line), question->to, question->size);
    return line != NULL;
}

static int ask_for_name(int port, const char *protocol, char *name, size_t size)
{
    struct servent entry, *found = NULL;
    struct growing room = {NULL, 0};
    int error = ERANGE;

    while (error == ERANGE)
        error = growing_more(&room)
                    ? getservbyport_r(port, protocol, &entry, room.buffer, room.size, &found)
                    : ENOMEM;
    if (found)
        error = write_name((struct word){entry.s_name, strlen(entry.s_name)}, name, size);
    free(room.buffer);
    return found || error == ENOMEM ? error : ENOENT;
}

int service_find_name(int port, const char *protocol, char *name, size_t size)
{
    struct question question = {.port = port, .protocol = protocol, .to = name, .size = size};

    if (!names_given(NAME_SERVICES))
        return ask_for_name(port, protocol, name, size);
    return names_ask(NAME_SERVICES, take_name, &question) ? question.error : ENOENT;
}
