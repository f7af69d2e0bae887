/* finish.h — tells a program that its asynchronous request is done.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FINISH_H
#define FINISH_H

#include "shim.h"

#include <signal.h>

SHIM_LOCAL void finish_notify(const struct sigevent *);

#endif
