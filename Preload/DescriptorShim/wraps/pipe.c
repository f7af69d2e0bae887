/* pipe and socketpair: two at once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../opening.h"
#include "describe.h"

static void opened_pair(const int fds[2], enum call call, enum thing thing, unsigned marks,
                        const char *what)
{
    char text[LINE_TEXT];

    for (int i = 0; i < 2; i++) {
        describe_end(text, what, fds[!i]);
        opened(fds[i], call, thing, marks, text);
    }
}

static int done(int result, const int fds[2], enum call call, enum thing thing, unsigned marks,
                const char *what)
{
    if (!books_open())
        return result;
    if (result == 0)
        opened_pair(fds, call, thing, marks, what);
    else
        opened(-1, call, thing, marks, NULL);
    return result;
}

SHIM_EXPORT int pipe(int fds[2])
{
    return done(REAL(pipe)(fds), fds, CALL_pipe, THING_PIPE, 0, "pipe");
}

SHIM_EXPORT int pipe2(int fds[2], int flags)
{
    return done(REAL(pipe2)(fds, flags), fds, CALL_pipe2, THING_PIPE,
                cloexec_mark(flags, O_CLOEXEC), "pipe");
}

SHIM_EXPORT int socketpair(int family, int type, int protocol, int fds[2])
{
    return done(REAL(socketpair)(family, type, protocol, fds), fds, CALL_socketpair, THING_SOCKET,
                cloexec_mark(type, SOCK_CLOEXEC), "socket pair");
}
