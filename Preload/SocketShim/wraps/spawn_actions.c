/* posix_spawn's file actions — the descriptor that the next program will know a socket by.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../sockets.h"

SHIM_EXPORT int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *actions, int fd,
                                                 int as)
{
    const int error = REAL(posix_spawn_file_actions_adddup2)(actions, fd, as);

    if (!error)
        sockets_note_dup2(as);
    return error;
}
