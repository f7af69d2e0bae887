/* The calls that differ in nothing but their arguments: use.def.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../busy.h"
#include "../using.h"

#define USES(type, name, parameters, arguments)                                                    \
    SHIM_EXPORT type name parameters                                                               \
    {                                                                                              \
        const type result = REAL(name) arguments;                                                  \
                                                                                                   \
        used(fd, CALL_##name, (long)result);                                                       \
        return result;                                                                             \
    }

#define BLOCKS(type, name, parameters, arguments)                                                  \
    SHIM_EXPORT type name parameters                                                               \
    {                                                                                              \
        struct busy *busy = busy_begin(fd, CALL_##name);                                           \
        const type result = REAL(name) arguments;                                                  \
                                                                                                   \
        busy_end(busy);                                                                            \
        used(fd, CALL_##name, (long)result);                                                       \
        return result;                                                                             \
    }

#include "../use.def"
