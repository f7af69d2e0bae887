/* ioctl: it may make a terminal's other end, and say what goes on over exec.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../opening.h"
#include "../using.h"

#include <stdarg.h>

#ifndef TIOCGPTPEER
#define TIOCGPTPEER 0x5441
#endif

SHIM_EXPORT int ioctl(int fd, unsigned long request, ...)
{
    va_list more;

    va_start(more, request);
    void *argument = va_arg(more, void *);
    va_end(more);
    const int result = REAL(ioctl)(fd, request, argument);
    used(fd, CALL_ioctl, result);
    if (result == 0 && (request == FIOCLEX || request == FIONCLEX))
        kept_over_exec(fd, request == FIONCLEX);
    if (request == TIOCGPTPEER)
        return opened(result, CALL_ioctl, THING_TERMINAL, 0, "terminal");
    return result;
}
